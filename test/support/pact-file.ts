/** A pact file of one interaction; another path is another content. */
export const pactFile = (consumer: string, provider: string, path = "/orders"): string =>
  `${JSON.stringify(
    {
      consumer: { name: consumer },
      provider: { name: provider },
      interactions: [{ description: "get", request: { method: "GET", path }, response: { status: 200 } }],
      metadata: { pactSpecification: { version: "2.0.0" } },
    },
    null,
    2,
  )}\n`;
