import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { ApigateError } from "../core/errors.ts";
import { GIT_SETTINGS, gitEnvironment } from "./git.ts";
import type { Repository } from "./repository.ts";
import { INCOMPLETE } from "./revision.ts";

interface Request {
  oid: string;
  resolve(bytes: Buffer): void;
  reject(error: Error): void;
}

/**
 * Reads blobs by id through one long-lived `git cat-file --batch`.
 * Protocol: `<oid>\n` in; `<oid> blob <size>\n<bytes>\n` or `<oid> missing\n` out, in order (git-cat-file(1)).
 */
export class BlobReader {
  readonly #repository: Repository;
  readonly #waiting: Request[] = [];
  #process: ChildProcessWithoutNullStreams | undefined;
  #parts: Buffer[] = [];
  #buffered = 0;
  #expected: number | undefined;

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  read(oid: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ oid, resolve, reject });
      this.#start().stdin.write(`${oid}\n`);
    });
  }

  close(): void {
    this.#process?.stdin.end();
    this.#process = undefined;
  }

  #start(): ChildProcessWithoutNullStreams {
    if (this.#process) return this.#process;
    const child = spawn("git", [...GIT_SETTINGS, "cat-file", "--batch"], {
      cwd: this.#repository.directory,
      env: gitEnvironment(),
    });
    child.stdout.on("data", (chunk: Buffer) => this.#take(chunk));
    child.stderr.resume();
    child.stdin.on("error", (error) => this.#fail(error));
    child.on("error", (error) => this.#fail(error));
    child.on("close", () => this.#fail(new Error("git cat-file ended early")));
    this.#process = child;
    return child;
  }

  #take(chunk: Buffer): void {
    this.#parts.push(chunk);
    this.#buffered += chunk.length;
    while (this.#step());
  }

  /** Consumes one header or one body; false when more bytes are needed. */
  #step(): boolean {
    if (this.#expected === undefined) return this.#header();
    if (this.#buffered < this.#expected + 1) return false;
    const all = this.#join();
    const size = this.#expected;
    this.#keep(all.subarray(size + 1));
    this.#expected = undefined;
    this.#waiting.shift()?.resolve(Buffer.from(all.subarray(0, size)));
    return this.#buffered > 0;
  }

  #header(): boolean {
    const all = this.#join();
    const end = all.indexOf(10);
    if (end < 0) return false;
    const header = all.toString("latin1", 0, end);
    this.#keep(all.subarray(end + 1));
    const [, type, size] = header.split(" ");
    if (type === "blob" && size !== undefined) {
      this.#expected = Number(size);
      return true;
    }
    const request = this.#waiting.shift();
    request?.reject(unreadable(request.oid, header));
    return this.#buffered > 0;
  }

  #join(): Buffer {
    const all = this.#parts.length === 1 ? (this.#parts[0] as Buffer) : Buffer.concat(this.#parts);
    this.#parts = [all];
    return all;
  }

  #keep(rest: Buffer): void {
    this.#parts = rest.length > 0 ? [rest] : [];
    this.#buffered = rest.length;
  }

  #fail(cause: Error): void {
    for (const request of this.#waiting.splice(0)) request.reject(unreadable(request.oid, cause.message));
  }
}

function unreadable(oid: string, cause: string): ApigateError {
  return new ApigateError("E_GIT", `git object ${oid} cannot be read (${cause.replace(oid, "").trim()})`, {
    hint: INCOMPLETE,
  });
}
