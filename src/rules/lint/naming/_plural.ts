/** Words with no plural, or with the same one, and plurals without an s. */
const OTHER_PLURALS = new Set(
  "aircraft analytics audio cash children content criteria data deer equipment evidence feedback fish furniture geese hardware history indices information inventory it knowledge logistics luggage machinery matrices media men metadata mice money music news offspring oxen people personnel police research series sheep shrimp software species staff stock storage teeth traffic vertices women work me self".split(
    " ",
  ),
);

/** Singulars that end with an s. */
const SINGULARS = new Set(
  "access address alias analysis atlas basis bonus business bus campus canvas class consensus corpus crisis dns emphasis gas gps https lens process progress sms status success synopsis sms thesis tls virus".split(
    " ",
  ),
);

/** Whether an English word can be read as a plural: what is not certain is. */
export function isPlural(word: string): boolean {
  if (OTHER_PLURALS.has(word)) return true;
  return word.endsWith("s") && !SINGULARS.has(word) && !word.endsWith("ss");
}
