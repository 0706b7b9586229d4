// Sends the form's files and leads to the draft that was started. What is wrong goes to the page; while the circuit is
// gone the sentence alone stands beside the button. The same attempt keeps its id, so sending twice starts one draft.
export function attach(form, dotnet, options) {
    return new Upload(form, dotnet, options);
}

class Upload {
    constructor(form, dotnet, options) {
        this.form = form;
        this.dotnet = dotnet;
        this.token = options.token;
        this.operation = options.operation;
        this.state = form.querySelector("[data-state]");
        this.button = form.querySelector("button[type=submit]");
        this.form.addEventListener("submit", this.send);
    }

    send = async (event) => {
        event.preventDefault();
        const files = this.form.querySelector("input[type=file]").files;
        if (files.length === 0) {
            this.state.textContent = this.state.dataset.none;
            return;
        }

        this.button.disabled = true;
        this.state.textContent = this.state.dataset.sending;
        try {
            const response = await fetch(`${this.form.action}?operationId=${this.operation}`, {
                method: "POST", body: new FormData(this.form), headers: { RequestVerificationToken: this.token }, redirect: "manual",
            });
            const answer = await response.json().catch(() => null);
            if (response.ok && answer?.draftId) {
                location.assign(new URL(`standards/drafts/${answer.draftId}`, document.baseURI));
                return;
            }

            this.state.textContent = answer ? "" : this.state.dataset.lost;
            if (answer) {
                const detail = answer.messages?.[document.documentElement.lang] ?? answer.detail;
                this.operation = await this.dotnet.invokeMethodAsync("Refused", { detail, faults: answer.faults ?? [] })
                    .catch(() => { this.state.textContent = detail; return this.operation; });
                document.querySelector(".upload-problem")?.focus();
            }
        } catch {
            this.state.textContent = this.state.dataset.lost;
        }

        this.button.disabled = false;
    };

    detach() {
        this.form.removeEventListener("submit", this.send);
        this.dotnet = null;
    }
}
