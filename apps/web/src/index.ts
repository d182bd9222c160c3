/** The desk in the browser: built by vite from `main.tsx`; nothing is imported from here. */
export { Desk } from "./app/Desk.tsx";
