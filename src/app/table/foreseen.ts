/** The rows of one part of a merge as they stand and as they will be, told before anything is written. */
export type Foreseen<R> = Readonly<{ standing: readonly R[]; incoming: readonly R[]; /** Whether anything is added, changed or removed. */ differs: boolean }>;

/** Told once a merge, part by part in the order given. */
export type Foresee<R> = (parts: readonly Foreseen<R>[]) => void;
