/** Whether the first row of ids stands before the second one, of the same length, in a dictionary of rows. */
export const less = (a: number[], b: number[]): boolean => {
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return a[k] < b[k];
  return false;
};
