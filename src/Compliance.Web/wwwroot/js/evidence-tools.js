// Small things that the upload of evidence needs.
export { uuid as newId } from "./draft-tools.js";

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
