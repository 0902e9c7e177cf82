/** The branch facts are recorded on unless another is named. */
export const RECORD_BRANCH = "apigate-data";
