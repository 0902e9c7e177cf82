/** npm run new:rule -- <area> <rule-id> <subject.action>: writes a rule, its fixture pair and the pacts of two consumers to fill in. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const [area, id, on] = process.argv.slice(2);
if (
  !/^[a-z-]+$/.test(area ?? "") ||
  !/^[a-z][a-z0-9-]*$/.test(id ?? "") ||
  !/^[a-z-]+\.(added|removed|changed|moved)$/.test(on ?? "")
) {
  process.stderr.write("usage: npm run new:rule -- <area> <rule-id> <subject.added|removed|changed|moved>\n");
  process.exit(2);
}

const rule = `import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "${id}",
  on: "${on}",
  breaks: "both",
  summary: "",
  why: "",
  instead: "",

  check: () => undefined,
});
`;

const description = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
paths:
  /pets:
    get:
      responses: { "200": { description: The pets } }
`;

/** One consumer uses the thing that the rule is about, the other does not. */
const pact = (consumer) => `{
  "consumer": { "name": "${consumer}" },
  "provider": { "name": "pets" },
  "interactions": [
    {
      "description": "list the pets",
      "request": { "method": "GET", "path": "/pets" },
      "response": { "status": 200 }
    }
  ],
  "metadata": { "pactSpecification": { "version": "3.0.0" } }
}
`;

const write = (file, text) => {
  const target = path.join(root, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text, { flag: "wx" });
  process.stdout.write(`${file}\n`);
};

write(`src/rules/breaking/${area}/${id}.ts`, rule);
write(`fixtures/breaking/${id}/base.yaml`, description);
write(`fixtures/breaking/${id}/revision.yaml`, description);
for (const consumer of ["uses", "other"]) write(`fixtures/breaking/${id}/${consumer}.json`, pact(consumer));
