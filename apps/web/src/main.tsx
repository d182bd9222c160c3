/** Puts the desk on the page. */
import "@fontsource-variable/vazirmatn/wght.css";
import "./design/tokens.css";
import "./design/base.css";
import "./design/controls.css";
import "./app/shell.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Desk } from "./app/Desk.tsx";

const place = document.getElementById("desk");
if (place === null) throw new TypeError("main: the page has no place for the desk");
createRoot(place).render(
  <StrictMode>
    <Desk />
  </StrictMode>,
);
