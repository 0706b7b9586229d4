// What the frame of every page needs from the browser.
window.compliance = {
    setTheme(theme) {
        const secure = location.protocol === "https:" ? "; Secure" : "";
        document.cookie = `theme=${theme}; path=/; max-age=31536000; SameSite=Lax${secure}`;
        document.documentElement.dataset.theme = theme;
    },
    focus(id) {
        document.getElementById(id)?.focus();
    },
    // A fault may name a part that has no field of its own: then the nearest one that has.
    focusField(id) {
        for (let name = id; name.length > 2; name = name.replace(/(\.[^.[\]]*|\[[^\]]*\]|.)$/, "")) {
            const field = [name, `${name}.id`, `${name}.en`].map((candidate) => document.getElementById(candidate)).find((found) => found);
            if (field) {
                field.closest("details")?.setAttribute("open", "");
                field.focus();
                field.scrollIntoView({ block: "center" });
                return;
            }
        }
    },
    async copy(text) {
        await navigator.clipboard.writeText(text);
    },
};

// An open menu closes when its owner goes elsewhere.
document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.user-menu[open]")) {
        if (!menu.contains(event.target) || event.target.closest("a")) {
            menu.open = false;
        }
    }
});
document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
        for (const menu of document.querySelectorAll("details.user-menu[open]")) {
            menu.open = false;
            menu.querySelector("summary").focus();
        }
    }
});

// A static form that was refused: its summary takes the focus, after the router gave it to the heading.
setTimeout(() => document.querySelector(".error-summary[autofocus]")?.focus(), 100);
