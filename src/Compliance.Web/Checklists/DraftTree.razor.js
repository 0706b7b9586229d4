// Scrolls the list to a row, never the page; a row in sight stays where it is.
export function reveal(list, top, height) {
    if (top < list.scrollTop || top + height > list.scrollTop + list.clientHeight) {
        list.scrollTop = Math.max(0, top - list.clientHeight / 3);
    }
}
