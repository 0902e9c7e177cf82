/** Set for Pact, whatever the user has: it reports to a statistics service unless the word is exactly `true`. */
const QUIET = { PACT_DO_NOT_TRACK: "true", pact_do_not_track: "true", SCARF_ANALYTICS: "false" };

/**
 * The environment of the process with the verifier. Pact's variables would choose other pacts, a subset of the
 * interactions or a broker; those of proxies would send the requests elsewhere.
 */
export function childEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !SWAYING.test(name) || /^PACT_PREBUILD_/.test(name));
  return { ...Object.fromEntries(kept), ...QUIET };
}

const SWAYING = /^pact_|_proxy$|^(?:LOG_LEVEL|NODE_USE_ENV_PROXY|NODE_CHANNEL_FD|RUST_LOG)$/i;
