/** Request headers that need no description: HTTP's own (RFC 9110, and the registry it sets up). */
const REQUEST = new Set(
  "accept accept-charset accept-datetime accept-encoding accept-language authorization cache-control connection content-encoding content-language content-length content-md5 content-type cookie date expect forwarded from host if-match if-modified-since if-none-match if-range if-unmodified-since keep-alive max-forwards origin pragma priority proxy-authorization range referer te traceparent tracestate trailer transfer-encoding upgrade upgrade-insecure-requests user-agent via warning".split(
    " ",
  ),
);

const RESPONSE = new Set(
  "accept-patch accept-ranges age allow alt-svc cache-control connection content-disposition content-encoding content-language content-length content-location content-md5 content-range date etag expires keep-alive last-modified link location pragma proxy-authenticate refresh retry-after server set-cookie strict-transport-security trailer transfer-encoding tsv upgrade vary via warning www-authenticate x-frame-options access-control-allow-credentials access-control-allow-headers access-control-allow-methods access-control-allow-origin access-control-expose-headers access-control-max-age p3p status".split(
    " ",
  ),
);

export const isStandardRequestHeader = (name: string): boolean => REQUEST.has(name);
export const isStandardResponseHeader = (name: string): boolean => RESPONSE.has(name);
