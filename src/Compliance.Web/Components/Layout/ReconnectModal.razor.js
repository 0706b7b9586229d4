// A lost connection: try again, then resume; where that fails, load the page anew. A page without live handlers
// would swallow what people type; everything they typed before is saved on the server.
const modal = document.getElementById("components-reconnect-modal");
const retryButton = document.getElementById("components-reconnect-button");
const resumeButton = document.getElementById("components-resume-button");
const uploads = document.getElementById("components-reconnect-uploads");
let waiting = 0;

modal.addEventListener("components-reconnect-state-changed", (event) => {
    switch (event.detail.state) {
        case "show":
            modal.showModal();
            break;
        case "hide":
            modal.close();
            break;
        case "failed":
            document.addEventListener("visibilitychange", retryWhenVisible);
            break;
        case "rejected":
        case "resume-failed":
            loadAnew();
            break;
    }
});

retryButton.addEventListener("click", retry);
resumeButton.addEventListener("click", resume);

async function retry() {
    document.removeEventListener("visibilitychange", retryWhenVisible);
    try {
        // true: reconnected; false: the server answers but has lost the circuit; exception: no server.
        if (await Blazor.reconnect()) {
            return;
        }

        await resume();
    } catch {
        document.addEventListener("visibilitychange", retryWhenVisible);
    }
}

async function resume() {
    try {
        if (await Blazor.resumeCircuit()) {
            modal.close();
            return;
        }
    } catch {
        // falls through: a page that cannot be resumed is loaded anew
    }

    loadAnew();
}

async function retryWhenVisible() {
    if (document.visibilityState === "visible") {
        await retry();
    }
}

// Files travel without the circuit: a page that is loaded anew would cut them off, so it waits until they are through.
function loadAnew() {
    clearTimeout(waiting);
    uploads.hidden = !window.complianceUploads?.active;
    if (uploads.hidden) {
        location.reload();
    } else {
        waiting = setTimeout(loadAnew, 500);
    }
}
