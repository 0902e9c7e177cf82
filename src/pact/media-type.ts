/** `Application/JSON; charset=utf-8` → `application/json`. */
const essence = (mediaType: string): string => (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();

/** JSON itself, or a type built on it (RFC 6839 §3.1). */
export const isJsonType = (mediaType: string): boolean => /[/+]json$/.test(essence(mediaType));

/** Types whose content is shown as text; others may hold any bytes. */
export const isTextType = (mediaType: string): boolean =>
  /^(?:text|multipart)\/|[/+](?:xml|ya?ml)$|\/(?:x-yaml|x-www-form-urlencoded|graphql|javascript|x-ndjson|jsonl|sql)$/.test(
    essence(mediaType),
  );
