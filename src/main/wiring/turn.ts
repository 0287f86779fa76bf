/** Lets what has come in meanwhile be answered, while the program is being put together. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
