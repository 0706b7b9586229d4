import { within, lines, load, store, grow, uuid } from "./draft-tools.js";

// A form whose every word saves itself. Every keystroke goes to the tab's session storage at once and to the server once
// typing pauses; it leaves the storage when the server has it. So a lost circuit or a reload loses no text. Its content is
// one text for each element with data-field: of radios the chosen value, of a checkbox "on" or nothing.
const pause = 700;
const again = 4000;

// A call over a circuit that just broke is never answered, not even with a failure.
const patience = 8000;
const events = ["input", "change", "compositionend"];

export function attach(root, dotnet, options) {
    return new Draft(root, dotnet, options);
}

export function forget(key) {
    store(key, null);
}

class Draft {
    constructor(root, dotnet, options) {
        this.root = root;
        this.dotnet = dotnet;
        this.key = options.key;
        this.fields = [...root.querySelectorAll("[data-field]")];
        this.offline = root.querySelector("[data-offline]");
        const saved = this.clean(options.content);
        this.takeOver(saved);
        this.fields.forEach((field) => {
            grow(field);
            field.addEventListener(isChoice(field) ? "change" : "input", this.typed);
            field.addEventListener("compositionend", this.typed);
        });
        if (location.hash.startsWith("#f-")) {
            // A list of faults led here.
            window.compliance.focusField(decodeURIComponent(location.hash.slice(1)));
        }

        this.modal = document.getElementById("components-reconnect-modal");
        this.modal?.addEventListener("components-reconnect-state-changed", this.connection);
        if (!same(this.content(), saved)) {
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

    // The circuit broke, or is back: what is unsaved says so, or goes out again under its old operation.
    connection = (event) => {
        if (event.detail.state === "hide") {
            this.saving = null;
            this.schedule(0);
        } else if (this.dirty) {
            this.offline.hidden = false;
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

        const attempt = {};
        this.saving = attempt;
        this.refused = false;
        let reply;
        try {
            reply = await within(patience, this.dotnet.invokeMethodAsync("SaveAsync", this.operation, content));
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
        } else if (reply === "saved") {
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
            this.refused = reply === "refused";
        }
    }

    detach() {
        clearTimeout(this.timer);
        this.fields.forEach((field) => events.forEach((name) => field.removeEventListener(name, this.typed)));
        this.modal?.removeEventListener("components-reconnect-state-changed", this.connection);
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
        const content = {};
        for (const field of this.fields) {
            if (field.type === "checkbox") {
                content[field.dataset.field] = field.checked ? "on" : "";
            } else if (field.type !== "radio") {
                content[field.dataset.field] = field.value;
            } else if (field.checked) {
                content[field.dataset.field] = field.value;
            }
        }

        return content;
    }

    // As the fields hold it; what the form does not show is none of its business.
    clean(content) {
        const names = new Set(this.fields.map((field) => field.dataset.field));
        return Object.fromEntries(Object.entries(content ?? {}).filter(([name]) => names.has(name)).map(([name, value]) => [name, lines(value)]));
    }

    fill(content) {
        for (const field of this.fields) {
            const value = content[field.dataset.field] ?? "";
            if (field.type === "radio") {
                field.checked = field.value === value;
            } else if (field.type === "checkbox") {
                field.checked = value === "on";
            } else {
                field.value = value;
                grow(field);
            }
        }
    }
}

function isChoice(field) {
    return ["radio", "checkbox", "date"].includes(field.type) || field.tagName === "SELECT";
}

function same(left, right) {
    const names = new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})]);
    return [...names].every((name) => (left?.[name] ?? "") === (right?.[name] ?? ""));
}
