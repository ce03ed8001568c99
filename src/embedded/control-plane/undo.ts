/** Does what may fail after a change was made, and takes the change back if it does. */
export function orUndo<Value>(doing: () => Value, undo: () => void): Value {
  try {
    return doing();
  } catch (error) {
    undo();
    throw error;
  }
}
