import http from "node:http";
import https from "node:https";

interface CallOptions {
  method?: "GET" | "POST";
  /** Sent as JSON. */
  body?: unknown;
  /** Milliseconds until the answer is complete. */
  timeout: number;
}

/** Nobody needs more of the answer to a health check or a change of state. */
const LONGEST = 1_000_000;

/** Asks once over a connection of its own; redirects are not followed and proxies not used. */
export function call(
  url: URL,
  { method = "GET", body, timeout }: CallOptions,
): Promise<{ status: number; text: string }> {
  const { request } = url.protocol === "https:" ? https : http;
  const headers = body === undefined ? {} : { "Content-Type": "application/json" };
  const signal = AbortSignal.timeout(timeout);
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(signal.aborted ? new Error(`no answer within ${timeout} ms`) : error);
    const sent = request(url, { method, headers, agent: false, signal }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("error", fail);
      response.on("data", (part: string) => {
        text += part;
        if (text.length > LONGEST) response.destroy(new Error("the answer is too long"));
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on("error", fail);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
