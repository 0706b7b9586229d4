// Small things that the upload of evidence needs.
export function make(tag, className, text) {
    const element = document.createElement(tag);
    element.className = className;
    if (text !== undefined) {
        element.textContent = text;
    }

    return element;
}

export function filesOf(transfer) {
    return [...transfer.items].filter((item) => item.kind === "file").map((item) => ({
        file: item.getAsFile(),
        isFolder: item.webkitGetAsEntry?.()?.isDirectory ?? false,
    })).filter(({ file }) => file);
}

export async function findUpload(operationId) {
    try {
        const response = await fetch(new URL(`evidence/upload/${operationId}`, document.baseURI), { redirect: "manual" });
        return response.ok ? await response.json() : null;
    } catch {
        return null;
    }
}

export function newId() {
    // randomUUID needs a secure context; a test installation on plain HTTP has none.
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export function sizeText(bytes, language) {
    const units = ["B", "KB", "MB", "GB", "TB"];
    let unit = 0;
    let value = bytes;
    while (value >= 1024 && unit < units.length - 1) {
        value /= 1024;
        unit++;
    }

    return `${value.toLocaleString(language, { maximumFractionDigits: unit === 0 || value >= 100 ? 0 : 1 })} ${units[unit]}`;
}

export function fill(text, ...values) {
    return text.replace(/\{(\d)\}/g, (_, index) => values[index]);
}

export function parse(text) {
    try {
        return JSON.parse(text);
    } catch {
        return null;
    }
}

// This tab's memory, which outlives a reload.
export function load(kind, key) {
    return parse(sessionStorage.getItem(`${kind}:${key}`) ?? "") ?? [];
}

export function save(kind, key, entries) {
    if (entries.length === 0) {
        sessionStorage.removeItem(`${kind}:${key}`);
    } else {
        sessionStorage.setItem(`${kind}:${key}`, JSON.stringify(entries));
    }
}
