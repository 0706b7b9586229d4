// What the workbench needs from the browser: keys, widths of the panes, and unsaved texts that survive a lost connection.
const keys = new Set(["j", "k", "1", "2", "3", "4", "r", "?", "escape"]);
const isField = (element) => element instanceof HTMLElement
    && (element.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName)) && (!["checkbox", "radio"].includes(element.type) || element.closest(".remark") !== null);

export function start(root, page, draftKey) {
    const state = { root, page, draftKey, saved: new Map(), stop: new AbortController() };
    const { signal } = state.stop;
    document.addEventListener("keydown", (event) => onKey(state, event), { signal });
    root.addEventListener("input", (event) => onInput(state, event), { signal });
    root.addEventListener("pointerdown", (event) => onSplitter(event, (splitter) => drag(root, splitter, event)), { signal });
    root.addEventListener("keydown", (event) => onSplitter(event, (splitter) => nudge(root, splitter, event)), { signal });
    measure(root);
    restoreWidths(root);
    return {
        select: (key) => {
            state.draftKey = key;
            measure(root);
        },
        // The middle part of a judgement that no field holds; the texts are kept by the input event, without a round trip.
        keep: (key, judgement) => write(key, { ...read(key), ...judgement }),
        kept: (key) => sessionStorage.getItem(key),
        // Only what was saved goes: a keystroke that came after it stays, and is based on what was saved. Otherwise, put back
        // after a restart, it would meet one's own words as if they were a colleague's.
        saved: (key, rationale, recommendation, version) => {
            state.saved.set(key, version);
            const draft = read(key);
            if ((draft.rationale ?? rationale) === rationale && (draft.recommendation ?? recommendation) === recommendation) {
                sessionStorage.removeItem(key);
            } else {
                write(key, { ...draft, seenVersion: version });
            }
        },
        drop: (key) => sessionStorage.removeItem(key),
        reveal: (index, height) => reveal(root.querySelector(".wb-rows"), index, height),
        top: () => { for (const pane of root.querySelectorAll(".wb-middle, .wb-right")) { pane.scrollTop = 0; } },
        focus: (selector) => root.querySelector(selector)?.focus(),
        stop: () => state.stop.abort(),
    };
}

function onKey(state, event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || document.querySelector(".mud-dialog")) {
        return;
    }
    const key = event.key.toLowerCase();
    if (isField(event.target)) {
        if (key === "escape") {
            event.target.blur();
            event.preventDefault();
        }
        return;
    }
    if (key === "/") {
        state.root.querySelector(".wb-search")?.focus();
        event.preventDefault();
        return;
    }
    if (keys.has(key) && !event.repeat || key === "j" || key === "k") {
        event.preventDefault();
        state.page.invokeMethodAsync("OnKey", event.key);
    }
}

function onInput(state, event) {
    if (event.target.dataset?.keep) {
        // A text that is sent by hand, kept until then.
        sessionStorage.setItem(event.target.dataset.keep, event.target.value);
        return;
    }
    const name = event.target.dataset?.draft;
    if (name && state.draftKey) {
        // The page shows a new version a moment after it was saved.
        const version = Math.max(Number(state.root.dataset.seenVersion ?? 0), state.saved.get(state.draftKey) ?? 0);
        write(state.draftKey, { seenVersion: version, ...read(state.draftKey), [name]: event.target.value });
    }
}

function read(key) {
    try {
        return JSON.parse(sessionStorage.getItem(key)) ?? {};
    } catch {
        return {};
    }
}

function write(key, draft) {
    try {
        sessionStorage.setItem(key, JSON.stringify(draft));
    } catch {
        // A full or forbidden store costs only the second net; every save still goes to the server.
    }
}

function restoreWidths(root) {
    for (const side of ["left", "right"]) {
        const width = Number(localStorage.getItem(`workbench.${side}`));
        if (width >= 180) {
            setWidth(root, side, width);
        }
    }
}

function setWidth(root, side, width) {
    const limited = Math.round(Math.min(Math.max(width, 180), window.innerWidth * 0.6));
    root.style.setProperty(`--wb-${side}`, `${limited}px`);
    root.querySelector(`.wb-splitter[data-side=${side}]`)?.setAttribute("aria-valuenow", limited);
    try {
        localStorage.setItem(`workbench.${side}`, limited);
    } catch {
        // Widths are a convenience.
    }
}

// On the root, because the panes are drawn anew when a case comes back after a refusal.
function onSplitter(event, act) {
    const splitter = event.target.closest(".wb-splitter");
    if (splitter) {
        act(splitter);
    }
}

function widthOf(root, side) {
    return root.querySelector(`.wb-${side}`).getBoundingClientRect().width;
}

function measure(root) {
    for (const splitter of root.querySelectorAll(".wb-splitter")) {
        splitter.setAttribute("aria-valuenow", Math.round(widthOf(root, splitter.dataset.side)));
    }
}

// The left pane grows to the right, the right one to the left.
function signOf(splitter) {
    return splitter.dataset.side === "left" ? 1 : -1;
}

function drag(root, splitter, down) {
    const [side, x, width] = [splitter.dataset.side, down.clientX, widthOf(root, splitter.dataset.side)];
    splitter.setPointerCapture(down.pointerId);
    const move = (event) => setWidth(root, side, width + signOf(splitter) * (event.clientX - x));
    splitter.addEventListener("pointermove", move);
    splitter.addEventListener("lostpointercapture", () => splitter.removeEventListener("pointermove", move), { once: true });
    down.preventDefault();
}

function nudge(root, splitter, event) {
    const step = { ArrowLeft: -24, ArrowRight: 24 }[event.key];
    if (step) {
        setWidth(root, splitter.dataset.side, widthOf(root, splitter.dataset.side) + signOf(splitter) * step);
        event.preventDefault();
    }
}

function reveal(rows, index, height) {
    if (!rows) {
        return;
    }
    const [top, bottom] = [index * height, (index + 1) * height];
    if (top < rows.scrollTop) {
        rows.scrollTop = top - height;
    } else if (bottom > rows.scrollTop + rows.clientHeight) {
        rows.scrollTop = bottom - rows.clientHeight + height;
    }
}
