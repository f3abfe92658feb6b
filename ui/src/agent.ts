// The only file that knows Tauri: two commands and one channel.
import { Channel, invoke } from "@tauri-apps/api/core";

import type { FromPage, ToPage } from "./bindings";

/** Calls `render` with every message; the first one is what is known by then. */
export async function follow(render: (message: ToPage) => void): Promise<void> {
  const channel = new Channel<ToPage>();
  channel.onmessage = render;
  await invoke("snapshot", { channel });
}

/** Tells Shoal something; rejected only when nobody is there to hear it. What comes of it is in a later message. */
export async function dispatch(said: FromPage): Promise<void> {
  await invoke("dispatch", { said });
}
