// Sends the files of a form over HTTP and leads to what came of them. What is wrong goes to the page; while the circuit is
// gone the sentence alone stands beside the button. The same attempt keeps its id, so sending twice has one effect.
export function attach(form, dotnet, options) {
    return new Upload(form, dotnet, options);
}

class Upload {
    constructor(form, dotnet, options) {
        this.form = form;
        this.dotnet = dotnet;
        this.options = options;
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
        if (this.input.files.length === 0) {
            this.state.textContent = this.state.dataset.none;
            return;
        }

        this.button.disabled = true;
        this.state.textContent = this.state.dataset.sending;
        try {
            const response = await this.post();
            const answer = await response.json().catch(() => null);
            const made = answer?.[this.options.answer];
            if (response.ok && made) {
                location.assign(new URL(this.options.leadsTo + made, document.baseURI));
                return;
            }

            this.state.textContent = answer ? "" : this.state.dataset.lost;
            if (answer) {
                await this.refuse(answer);
            }
        } catch {
            this.state.textContent = this.state.dataset.lost;
        }

        this.button.disabled = false;
    };

    // The one file as the body with the fields in the address, or all of the form as it is.
    post() {
        const fields = new FormData(this.form);
        const headers = { RequestVerificationToken: this.options.token };
        const query = this.options.raw ? new URLSearchParams([...fields].filter(([, value]) => typeof value === "string")) : new URLSearchParams();
        query.set("operationId", this.operation);
        const body = this.options.raw ? this.input.files[0] : fields;
        if (this.options.raw) {
            headers["Content-Type"] = "application/json";
        }

        return fetch(`${this.form.action}?${query}`, { method: "POST", body, headers, redirect: "manual" });
    }

    async refuse(answer) {
        const { messages, ...rest } = answer;
        const detail = messages?.[document.documentElement.lang] ?? answer.detail;
        this.operation = await this.dotnet.invokeMethodAsync("Refused", { ...rest, detail, faults: answer.faults ?? [] })
            .catch(() => { this.state.textContent = detail; return this.operation; });
        this.form.parentElement.querySelector("[data-problem]")?.focus();
    }

    detach() {
        this.form.removeEventListener("submit", this.send);
        this.input.removeEventListener("change", this.choose);
    }
}
