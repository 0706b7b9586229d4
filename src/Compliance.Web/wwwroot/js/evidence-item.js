// One file on its way: its row in the list, its request, and what became of it.
import { fill, findUpload, make, newId, parse, sizeText } from "./evidence-tools.js";

const firstPoll = 2000;
const longestPoll = 30000;
const tones = { Clean: "status-good", Rejected: "status-bad", Pending: "status-active" };

export class Item {
    constructor(queue, file, documentId, operationId = newId()) {
        this.queue = queue;
        this.file = file;
        this.documentId = documentId;
        this.operationId = operationId;
        this.state = "waiting";
        this.build();
    }

    get isActive() {
        return this.state === "waiting" || this.state === "sending";
    }

    get texts() {
        return this.queue.texts;
    }

    build() {
        this.element = make("li", "upload");
        const head = make("div", "upload-head");
        head.append(make("span", "upload-name", this.file.name), make("span", "upload-size", sizeText(this.file.size, this.texts.language)));
        this.bar = make("progress", "upload-bar");
        this.bar.max = this.file.size || 1;
        this.bar.value = 0;
        this.bar.setAttribute("aria-label", this.file.name);
        this.note = make("div", "upload-note", this.texts.waiting);
        this.actions = make("div", "upload-actions");
        this.element.append(head, this.bar, this.note, this.actions);
        this.offer(["cancel", () => this.cancel()]);
    }

    async send(isRetry) {
        this.state = "sending";
        this.element.classList.remove("upload-bad");
        this.bar.hidden = false;
        this.offer(["cancel", () => this.cancel()]);
        if (isRetry) {
            // The first attempt may have arrived although its answer did not.
            this.say(this.texts.checking);
            const known = await findUpload(this.operationId);
            if (this.state !== "sending") {
                return;
            }

            if (known) {
                this.finish(known);
                return;
            }
        }

        this.transfer();
    }

    // The page was loaded anew in the middle: the file may have arrived, and if not, only its name is left of it.
    async resolve() {
        this.state = "lost";
        this.bar.hidden = true;
        this.say(this.texts.checking);
        const known = await findUpload(this.operationId);
        if (known) {
            this.finish(known);
        } else {
            this.refuse(this.texts.interrupted);
        }
    }

    transfer() {
        this.bar.value = 0;
        const request = new XMLHttpRequest();
        this.request = request;
        const target = new URL("evidence/upload", document.baseURI);
        target.searchParams.set("operationId", this.operationId);
        if (this.documentId) {
            target.searchParams.set("documentId", this.documentId);
        }

        request.open("POST", target);
        request.setRequestHeader("Content-Type", "application/octet-stream");
        request.setRequestHeader("RequestVerificationToken", this.queue.options.token ?? "");
        request.setRequestHeader("X-File-Name", encodeURIComponent(this.file.name.toWellFormed?.() ?? this.file.name));
        request.upload.addEventListener("progress", (event) => this.progress(event.loaded));
        request.upload.addEventListener("load", () => this.say(this.texts.finishing));
        request.addEventListener("load", () => this.answered(request));
        request.addEventListener("error", () => this.fail(this.texts.lost));
        request.addEventListener("abort", () => this.fail(this.texts.cancelled));
        request.send(this.file);
    }

    progress(loaded) {
        this.bar.value = loaded;
        const { language, sending } = this.texts;
        this.say(fill(sending, sizeText(loaded, language), sizeText(this.file.size, language)));
    }

    answered(request) {
        const answer = parse(request.responseText);
        if (request.status === 201 && answer?.versionId) {
            this.finish(answer);
        } else if (request.status === 401 || (request.status === 200 && !answer)) {
            this.fail(this.texts.signedOut);
        } else {
            this.fail(answer?.messages?.[this.texts.language] ?? this.texts.serverError);
        }
    }

    finish(answer) {
        this.state = "done";
        this.answer = answer;
        this.bar.hidden = true;
        this.element.classList.add("upload-good");
        this.showResult();
        this.offer(["dismiss", () => this.queue.remove(this)]);
        this.queue.announce(fill(this.texts.done, answer.fileName));
        this.queue.remember();
        void this.queue.deliver(answer);
        this.queue.pump();
        if (answer.scan === "Pending") {
            void this.waitForVerdict();
        }
    }

    showResult() {
        const { answer, texts } = this;
        const hash = make("code", "upload-hash", `${texts.hash} ${answer.sha256.slice(0, 12)}…`);
        hash.title = answer.sha256;
        const scan = make("span", `status status-dense ${tones[answer.scan] ?? ""}`, texts[`scan.${answer.scan}`] ?? answer.scan);
        const stored = this.documentId ? `${texts.stored} · ${fill(texts.version, answer.number)}` : texts.stored;
        this.note.replaceChildren(make("span", "upload-stored", stored), scan, hash);
    }

    async waitForVerdict() {
        for (let wait = firstPoll; this.queue.items.includes(this); wait = Math.min(longestPoll, wait * 1.5)) {
            await new Promise((resolve) => setTimeout(resolve, wait));
            const known = await findUpload(this.operationId);
            if (known && known.scan !== "Pending") {
                this.answer = known;
                this.showResult();
                await this.queue.tellVerdict(known);
                return;
            }
        }
    }

    cancel() {
        if (this.request && this.state === "sending") {
            this.request.abort();
        } else if (this.isActive) {
            this.fail(this.texts.cancelled);
        }
    }

    refuse(reason) {
        this.fail(reason);
        this.state = "refused";
        this.queue.remember();
        this.offer(["dismiss", () => this.queue.remove(this)]);
    }

    fail(reason) {
        this.state = "failed";
        this.request = null;
        this.bar.hidden = true;
        this.element.classList.add("upload-bad");
        this.say(reason || this.texts.failed);
        this.offer(["retry", () => void this.send(true)], ["dismiss", () => this.queue.remove(this)]);
        this.queue.announce(`${fill(this.texts.notDone, this.file.name)} ${reason}`);
        this.queue.pump();
    }

    say(text) {
        this.note.textContent = text;
    }

    offer(...actions) {
        const hadFocus = this.actions.contains(document.activeElement);
        this.actions.replaceChildren(...actions.map(([name, act]) => {
            const button = make("button", "upload-action", this.texts[name]);
            button.type = "button";
            button.setAttribute("aria-label", `${this.texts[name]}: ${this.file.name}`);
            button.addEventListener("click", act);
            return button;
        }));
        if (hadFocus) {
            this.actions.querySelector("button")?.focus();
        }
    }
}
