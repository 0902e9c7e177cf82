/** For flags that may be given several times. */
export const collect = (value: string, previous: string[] = []): string[] => [...previous, value];
