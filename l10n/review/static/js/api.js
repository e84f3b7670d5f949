// Asking the server. Errors arrive as `Error`s whose message can be shown to people.
import { session, _ } from "./wording.js";

async function answer(response) {
  let body = null;
  try {
    body = await response.json();
  } catch {
    // A refusal of the guard is plain text.
  }
  if (!response.ok) throw Object.assign(new Error(body?.error ?? _("The server refuses: {status}", { status: response.status })), { status: response.status });
  return body;
}

async function reach(address, options) {
  try {
    return await fetch(address, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error(_("The workbench does not answer. Is l10n review still running?"));
  }
}

export async function ask(name, values = {}, signal = undefined) {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== "" && value !== null && value !== undefined));
  return answer(await reach(`/api/${name}?${query}`, { signal }));
}

export async function send(name, values, signal = undefined) {
  const body = JSON.stringify({ by: reviewer(), ...values });
  const headers = { "content-type": "application/json", "x-csrf-token": session.csrf };
  return answer(await reach(`/api/${name}`, { method: "POST", headers, body, signal }));
}

export function stored(key) {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

export function store(key, value) {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch {
    // Without storage, settings last as long as the page.
  }
}

export const reviewer = () => stored("l10n-reviewer") || session.reviewer;
