// Uploads files one request each. A queue lives as long as the document: it goes on while the circuit is lost or the
// person looks at another page, and a dropzone of the same key takes it up again.
import { Item } from "../js/evidence-item.js";
import { filesOf, fill, load, save, sizeText } from "../js/evidence-tools.js";

const queues = new Map();
const parallel = 2;

export function attach(host, dotnet, options) {
    let queue = queues.get(options.key);
    if (!queue) {
        queue = new Queue(options.key);
        queues.set(options.key, queue);
    }

    queue.attach(host, dotnet, options);
    return queue;
}

// A script that would load the page anew waits for this first.
window.complianceUploads = {
    get active() {
        return [...queues.values()].some((queue) => queue.isActive);
    },
};

window.addEventListener("beforeunload", (event) => {
    if (window.complianceUploads.active) {
        event.preventDefault();
    }
});

// A file that misses a dropzone must not replace the page.
for (const name of ["dragover", "drop"]) {
    document.addEventListener(name, (event) => {
        if (event.dataTransfer?.types.includes("Files") && !event.defaultPrevented) {
            event.preventDefault();
            event.dataTransfer.dropEffect = "none";
        }
    });
}

class Queue {
    constructor(key) {
        this.key = key;
        this.items = [];
        this.list = document.createElement("ul");
        this.undelivered = load("delivery", key);
        this.interrupted = load("upload", key);
    }

    get isActive() {
        return this.items.some((item) => item.isActive);
    }

    attach(host, dotnet, options) {
        this.detach();
        this.host = host;
        this.dotnet = dotnet;
        this.options = options;
        this.texts = options.texts;
        this.live = host.querySelector("[aria-live]");
        this.list.setAttribute("aria-label", this.texts.list);
        host.querySelector(".dropzone-list").append(this.list);
        this.listeners = new AbortController();
        const signal = this.listeners.signal;
        const input = host.querySelector(".dropzone-input");
        host.querySelector(".dropzone-choose").addEventListener("click", () => input.click(), { signal });
        input.addEventListener("change", () => {
            this.add([...input.files].map((file) => ({ file })));
            input.value = "";
        }, { signal });
        this.listenForDrops((options.dropTarget && host.closest(options.dropTarget)) || host, signal);
        void this.deliver();
        for (const { name, size, documentId, operationId } of this.interrupted.splice(0)) {
            void this.append(new Item(this, { name, size }, documentId, operationId)).resolve();
        }
    }

    detach() {
        this.listeners?.abort();
        this.dotnet = null;
        this.live = null;
    }

    listenForDrops(area, signal) {
        let depth = 0;
        const mark = (inside) => area.classList.toggle("dropzone-over", inside);
        const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
        area.addEventListener("dragenter", (event) => hasFiles(event) && mark(++depth > 0), { signal });
        area.addEventListener("dragleave", (event) => hasFiles(event) && mark(--depth > 0), { signal });
        area.addEventListener("dragover", (event) => {
            if (hasFiles(event)) {
                event.preventDefault();
                event.dataTransfer.dropEffect = "copy";
            }
        }, { signal });
        area.addEventListener("drop", (event) => {
            if (hasFiles(event)) {
                event.preventDefault();
                depth = 0;
                mark(false);
                this.add(filesOf(event.dataTransfer));
            }
        }, { signal });
    }

    add(dropped) {
        const { multiple, maxSize, documentId } = this.options;
        dropped.forEach(({ file, isFolder }, index) => {
            const item = this.append(new Item(this, file, documentId));
            if (isFolder) {
                item.refuse(this.texts.folder);
            } else if (!multiple && index > 0) {
                item.refuse(this.texts.oneOnly);
            } else if (file.size === 0) {
                item.refuse(this.texts.empty);
            } else if (file.size > maxSize) {
                item.refuse(fill(this.texts.tooLarge, sizeText(maxSize, this.texts.language)));
            }
        });
        this.remember();
        this.pump();
    }

    append(item) {
        this.items.push(item);
        this.list.append(item.element);
        return item;
    }

    // What is not stored yet, for the case that this page does not live to tell.
    remember() {
        save("upload", this.key, this.items.filter((item) => item.state !== "done" && item.state !== "refused")
            .map(({ file, documentId, operationId }) => ({ name: file.name, size: file.size, documentId, operationId })));
    }

    pump() {
        const running = this.items.filter((item) => item.state === "sending").length;
        this.items.filter((item) => item.state === "waiting").slice(0, Math.max(0, parallel - running)).forEach((item) => void item.send());
    }

    remove(item) {
        this.items = this.items.filter((other) => other !== item);
        item.element.remove();
        this.remember();
        this.host.querySelector(".dropzone-choose")?.focus();
    }

    announce(text) {
        if (this.live) {
            this.live.textContent = text;
        }
    }

    // What .NET could not be told is kept in this tab until a dropzone of this key can tell it.
    async deliver(message) {
        if (message) {
            this.undelivered.push(message);
            save("delivery", this.key, this.undelivered);
        }

        while (this.dotnet && this.undelivered.length > 0 && !this.delivering) {
            this.delivering = true;
            try {
                await this.dotnet.invokeMethodAsync("UploadedAsync", this.undelivered[0]);
                this.undelivered.shift();
                save("delivery", this.key, this.undelivered);
            } catch {
                return;
            } finally {
                this.delivering = false;
            }
        }
    }

    async tellVerdict(message) {
        try {
            await this.dotnet?.invokeMethodAsync("ScannedAsync", message);
        } catch {
            // The circuit is gone; the page reads the verdict when it is shown again.
        }
    }
}
