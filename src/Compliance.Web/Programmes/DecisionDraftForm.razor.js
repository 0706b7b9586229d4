import { lines, load, store, grow, uuid } from "../js/draft-tools.js";

// What an officer types into the draft of a decision. Every keystroke goes to the tab's session storage at once and to the
// server once typing pauses; it leaves the storage when the server has it. So a lost circuit or a reload loses no text.
const pause = 700;
const again = 4000;

export function attach(root, dotnet, options) {
    return new Draft(root, dotnet, options);
}

export function forget(key) {
    store(key, null);
}

class Draft {
    constructor(root, dotnet, options) {
        this.dotnet = dotnet;
        this.key = options.key;
        this.fields = [...root.querySelectorAll("[data-field]")];
        this.offline = root.querySelector("[data-offline]");
        this.takeOver(options.content);
        this.fields.forEach((field) => {
            grow(field);
            field.addEventListener(field.type === "radio" || field.type === "date" ? "change" : "input", this.typed);
            field.addEventListener("compositionend", this.typed);
        });
        const { reasons, waiverReason } = options.content;
        if (!same(this.content(), { ...options.content, reasons: lines(reasons), waiverReason: lines(waiverReason) })) {
            // Somebody was faster than this script.
            this.remember();
            this.schedule(pause);
        }
    }

    typed = (event) => {
        grow(event.target);
        this.remember();
        if (!event.isComposing) {
            this.schedule(event.type === "change" ? 0 : pause);
        }
    };

    offered() {
        return load(`${this.key}#offered`);
    }

    discard() {
        store(`${this.key}#offered`, null);
    }

    use(content) {
        this.fill(content);
        this.discard();
        this.remember();
        this.schedule(0);
    }

    // Shows what the server holds; nothing is left to save.
    show(content) {
        this.fill(content);
        this.held = false;
        this.done();
    }

    // The person chose to save their own words over another's.
    resume() {
        this.held = false;
        this.operation = null;
        this.remember();
        return this.flush();
    }

    // Saves what is left; true where the server has every word.
    async settle() {
        for (let round = 0; round < 50 && this.dirty && !this.held; round++) {
            await this.flush();
            if (this.dirty && this.refused) {
                return false;
            }

            if (this.dirty) {
                await new Promise((resolve) => setTimeout(resolve, 100));
            }
        }

        return !this.dirty;
    }

    async flush() {
        clearTimeout(this.timer);
        if (!this.dirty || this.held || !this.dotnet) {
            return;
        }

        if (this.saving) {
            this.schedule(100);
            return;
        }

        const content = this.content();
        if (!this.operation || !same(content, this.operationContent)) {
            this.operation = uuid();
            this.operationContent = content;
        }

        this.saving = true;
        this.refused = false;
        let reply;
        try {
            reply = await this.dotnet.invokeMethodAsync("SaveAsync", this.operation, content);
            this.offline.hidden = true;
        } catch {
            // No circuit, or the server failed: the same operation is tried again, and the words stay in the storage.
            this.offline.hidden = false;
            this.schedule(again);
            return;
        } finally {
            this.saving = false;
        }

        if (reply === "saved") {
            this.operation = null;
            if (same(this.content(), content)) {
                this.done();
            } else {
                this.schedule(pause);
            }
        } else {
            this.held = reply === "conflict";
            this.refused = reply === "refused";
        }
    }

    detach() {
        clearTimeout(this.timer);
        this.fields.forEach((field) => ["input", "change", "compositionend"].forEach((name) => field.removeEventListener(name, this.typed)));
        this.dotnet = null;
        if (!this.dirty || this.held || this.saving) {
            return null;
        }

        const content = this.content();
        return { content, at: Date.now(), operation: same(content, this.operationContent) ? this.operation : null };
    }

    // A draft that an earlier page left is offered, never put over what the server holds.
    takeOver(saved) {
        const left = load(this.key);
        if (left && !same(left.content, saved)) {
            store(`${this.key}#offered`, left);
        }

        store(this.key, null);
        const offer = this.offered();
        if (offer && same(offer.content, saved)) {
            this.discard();
        }
    }

    remember() {
        store(this.key, { content: this.content(), at: Date.now() });
        if (!this.dirty) {
            this.dirty = true;
            this.dotnet?.invokeMethodAsync("Typing").catch(() => {});
        }
    }

    schedule(delay) {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.flush(), delay);
    }

    done() {
        this.dirty = false;
        store(this.key, null);
    }

    content() {
        const content = {};
        for (const field of this.fields) {
            if (field.type !== "radio") {
                content[field.dataset.field] = field.value;
            } else if (field.checked) {
                content[field.dataset.field] = field.value;
            }
        }

        return content;
    }

    fill(content) {
        for (const field of this.fields) {
            const value = content[field.dataset.field] ?? "";
            if (field.type === "radio") {
                field.checked = field.value === value;
            } else {
                field.value = value;
                grow(field);
            }
        }
    }
}

function same(left, right) {
    const names = new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})]);
    return [...names].every((name) => (left?.[name] ?? "") === (right?.[name] ?? ""));
}
