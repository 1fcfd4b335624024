/** Name of the global function the hourly trigger calls. */
export const TICK_HANDLER = 'tick';
