// What a person types into an answer. Every keystroke goes to the tab's session storage at once and to the server once
// typing pauses; it leaves the storage when the server has it. So a lost circuit, a reload or a restart loses no text.
import { within, lines, load, store, grow, uuid } from "../js/draft-tools.js";

const pause = 700;
const again = 4000;

// A call over a circuit that just broke is never answered, not even with a failure.
const patience = 8000;

export function attach(root, dotnet, options) {
    reveal(document.querySelector(".answers-list [aria-current=true][aria-describedby]"));
    return new Answer(root, dotnet, options);
}

export function forget(key) {
    sessionStorage.removeItem(key);
}

// Files that wait for the scanner before they can be cited, by item.
export function waiting(key) {
    return load(`${key}#waiting`) ?? [];
}

export function setWaiting(key, files) {
    store(`${key}#waiting`, files.length > 0 ? files : null);
}

class Answer {
    constructor(root, dotnet, options) {
        this.dotnet = dotnet;
        this.key = options.key;
        this.text = root.querySelector("textarea");
        this.radios = [...root.querySelectorAll("input[type=radio]")];
        this.offline = root.querySelector("[data-offline]");
        this.takeOver({ claim: options.claim, statement: options.statement });
        grow(this.text);
        this.text.addEventListener("input", this.typed);
        this.text.addEventListener("compositionend", this.typed);
        this.radios.forEach((radio) => radio.addEventListener("change", this.chosen));
        this.modal = document.getElementById("components-reconnect-modal");
        this.modal?.addEventListener("components-reconnect-state-changed", this.connection);
        if (options.open && !same(this.content(), { claim: options.claim, statement: lines(options.statement) })) {
            // Somebody was faster than this script.
            this.typed();
        }
    }

    // The circuit broke, or is back: what is unsaved says so, or goes out again under its old operation.
    connection = (event) => {
        if (event.detail.state === "hide") {
            this.saving = null;
            this.schedule(0);
        } else if (this.dirty) {
            this.offline.hidden = false;
        }
    };

    typed = (event) => {
        grow(this.text);
        this.remember();
        if (!event?.isComposing) {
            this.schedule(pause);
        }
    };

    chosen = () => {
        this.remember();
        this.schedule(0);
    };

    offered() {
        return load(`${this.key}#offered`);
    }

    discard() {
        store(`${this.key}#offered`, null);
    }

    use(claim, statement) {
        this.fill({ claim, statement });
        this.discard();
        this.remember();
        this.schedule(0);
    }

    // Shows what the server holds; nothing is left to save.
    show(claim, statement) {
        this.fill({ claim, statement });
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

        const attempt = {};
        this.saving = attempt;
        let reply;
        try {
            reply = await within(patience, this.dotnet.invokeMethodAsync("SaveAsync", this.operation, content.claim, content.statement));
        } catch {
            reply = null;
        }

        if (this.saving !== attempt) {
            return;
        }

        this.saving = null;
        this.offline.hidden = reply !== null;
        if (reply === null) {
            // No circuit, or the server failed: the same operation is tried again, and the words stay in the storage.
            this.schedule(again);
            return;
        }

        if (reply === "saved") {
            this.operation = null;
            if (same(this.content(), content)) {
                this.done();
            } else {
                // Typed on while it was saved: the page must not go on saying that all is saved.
                this.tell();
                this.schedule(pause);
            }
        } else {
            this.held = reply === "conflict";
        }
    }

    detach() {
        clearTimeout(this.timer);
        this.text.removeEventListener("input", this.typed);
        this.text.removeEventListener("compositionend", this.typed);
        this.radios.forEach((radio) => radio.removeEventListener("change", this.chosen));
        this.modal?.removeEventListener("components-reconnect-state-changed", this.connection);
        this.dotnet = null;
        if (!this.dirty || this.held || this.saving) {
            return null;
        }

        const content = this.content();
        return { ...content, at: Date.now(), operation: same(content, this.operationContent ?? {}) ? this.operation : null };
    }

    // A draft that an earlier page left is offered, never put over what the server holds.
    takeOver(saved) {
        const draft = load(this.key);
        if (draft && !same(draft, saved)) {
            store(`${this.key}#offered`, draft);
        }

        store(this.key, null);
        const offer = this.offered();
        if (offer && same(offer, saved)) {
            this.discard();
        }
    }

    remember() {
        store(this.key, { ...this.content(), at: Date.now() });
        if (!this.dirty) {
            this.dirty = true;
            this.tell();
        }
    }

    tell() {
        this.dotnet?.invokeMethodAsync("Typing").catch(() => {});
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
        return { claim: this.radios.find((radio) => radio.checked)?.value ?? null, statement: this.text.value };
    }

    fill(content) {
        this.text.value = content.statement;
        this.radios.forEach((radio) => { radio.checked = radio.value === content.claim; });
        grow(this.text);
    }
}

function same(left, right) {
    return (left.claim ?? null) === (right.claim ?? null) && left.statement === right.statement;
}

// Scrolls the list, never the page.
function reveal(link) {
    const list = link?.closest(".answers-list");
    if (list) {
        const [box, row] = [list.getBoundingClientRect(), link.getBoundingClientRect()];
        if (row.top < box.top || row.bottom > box.bottom) {
            list.scrollTop += row.top - box.top - box.height / 3;
        }
    }
}
