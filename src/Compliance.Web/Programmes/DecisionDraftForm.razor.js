// What an officer types into the draft of a decision saves itself.
export { attach, forget } from "../js/draft-form.js";
