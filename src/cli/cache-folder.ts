import { homedir } from "node:os";
import path from "node:path";

/** Where parsed documents are kept: `APIGATE_CACHE_DIR` (`off` for nowhere), else the user's cache folder. */
export function cacheFolder(): string | undefined {
  const { APIGATE_CACHE_DIR: chosen, XDG_CACHE_HOME: cache, LOCALAPPDATA: local } = process.env;
  if (chosen === "off") return undefined;
  if (chosen) return path.resolve(chosen);
  if (process.platform === "win32" && local) return path.join(local, "apigate", "cache");
  const home = safeHome();
  return cache ? path.join(cache, "apigate") : home && path.join(home, ".cache", "apigate");
}

function safeHome(): string | undefined {
  try {
    return homedir() || undefined;
  } catch {
    return undefined;
  }
}
