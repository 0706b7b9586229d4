// Sends the chosen file as the body of one request and leads to what came of it. Why it was refused goes to the page; while
// the circuit is gone the sentence alone stands beside the button. The same attempt keeps its id, so sending twice imports once.
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
        this.input = form.querySelector("input[type=file]");
        this.form.addEventListener("submit", this.send);
        this.input.addEventListener("change", this.choose);
    }

    choose = () => {
        this.state.textContent = "";
        this.dotnet.invokeMethodAsync("Chosen").catch(() => { /* The circuit is gone; what it shows is old anyway. */ });
    };

    send = async (event) => {
        event.preventDefault();
        const file = this.input.files[0];
        if (!file) {
            this.state.textContent = this.state.dataset.none;
            return;
        }

        const query = new URLSearchParams(new FormData(this.form));
        query.set("operationId", this.operation);
        this.button.disabled = true;
        this.state.textContent = this.state.dataset.sending;
        try {
            const response = await fetch(`${this.form.action}?${query}`, {
                method: "POST", body: file, headers: { "RequestVerificationToken": this.token, "Content-Type": "application/json" }, redirect: "manual",
            });
            const answer = await response.json().catch(() => null);
            if (response.ok && answer?.mappingId) {
                location.assign(new URL(`standards/mappings/${answer.mappingId}`, document.baseURI));
                return;
            }

            this.state.textContent = answer ? "" : this.state.dataset.lost;
            if (answer) {
                const { faults, mappings, ids, more } = answer;
                const detail = answer.messages?.[document.documentElement.lang] ?? answer.detail;
                this.operation = await this.dotnet.invokeMethodAsync("Refused", { detail, faults, mappings, ids, more: more ?? 0 })
                    .catch(() => { this.state.textContent = detail; return this.operation; });
                document.querySelector(".mapping-problem")?.focus();
            }
        } catch {
            this.state.textContent = this.state.dataset.lost;
        }

        this.button.disabled = false;
    };

    detach() {
        this.form.removeEventListener("submit", this.send);
        this.input.removeEventListener("change", this.choose);
    }
}
