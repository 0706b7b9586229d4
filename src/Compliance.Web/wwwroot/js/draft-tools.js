// What every form that saves itself needs in the browser: storage, growing fields, ids, patience.
export function within(time, promise) {
    return Promise.race([promise, new Promise((_, refuse) => setTimeout(() => refuse(new Error("No answer.")), time))]);
}

// As a text field holds them.
export function lines(text) {
    return (text ?? "").replace(/\r\n?/g, "\n");
}

export function load(key) {
    try {
        return JSON.parse(sessionStorage.getItem(key));
    } catch {
        return null;
    }
}

export function store(key, value) {
    try {
        if (value === null) {
            sessionStorage.removeItem(key);
        } else {
            sessionStorage.setItem(key, JSON.stringify(value));
        }
    } catch {
        // The storage is full or switched off: the server still gets every word while the connection holds.
    }
}

// A text area as high as its text; other fields stay as they are.
export function grow(field) {
    if (field.tagName === "TEXTAREA") {
        field.style.height = "auto";
        field.style.height = `${Math.min(field.scrollHeight + 4, 640)}px`;
    }
}

// crypto.randomUUID exists on secure origins only; an installation may be reached by plain HTTP inside its network.
export function uuid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
