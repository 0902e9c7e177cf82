import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "path-no-file-extensions",
  on: "path",
  when: "added",
  severity: "warn",
  summary: "A path ends with the extension of a file format",
  why: "The format of an answer is agreed on by `Accept` and `Content-Type`; an extension makes one resource two paths, and another format a new path.",
  instead: "Leave the extension out, and list the media types of the answer",
  options: {
    extensions: {
      description: "What is taken for an extension",
      default: ["json", "xml", "yaml", "yml", "html", "csv", "pdf", "txt", "php", "jsp", "asp", "aspx", "do"],
      schema: { type: "array", items: { type: "string" } },
    },
    except: {
      description: "Paths that are files by their nature",
      default: ["/openapi.json", "/openapi.yaml", "/swagger.json", "/robots.txt"],
      schema: { type: "array", items: { type: "string" } },
    },
  },

  check({ path }, { extensions, except }) {
    const extension = path.split(".").at(-1)?.toLowerCase() ?? "";
    if (!path.includes(".") || path.startsWith("/.well-known/") || path.includes("well-known/")) return;
    if (Array.isArray(except) && except.some((file) => path.endsWith(String(file)))) return;
    if (!Array.isArray(extensions) || !extensions.includes(extension)) return;
    return { message: `\`${path}\` ends with \`.${extension}\`` };
  },
});
