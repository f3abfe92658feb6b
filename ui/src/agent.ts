// The only file that knows Tauri: two commands and one channel.
import { Channel, invoke } from "@tauri-apps/api/core";

import type { Command, ToPage } from "./bindings";

/** Calls `render` with every message; the first one is what is known by then. */
export async function follow(render: (message: ToPage) => void): Promise<void> {
  const channel = new Channel<ToPage>();
  channel.onmessage = render;
  await invoke("snapshot", { channel });
}

/** Asks Shoal for something; rejected only when nobody is there to do it. What comes of it is in a later snapshot. */
export async function dispatch(command: Command): Promise<void> {
  await invoke("dispatch", { command });
}
