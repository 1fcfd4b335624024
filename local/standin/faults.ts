/** What shall go wrong, for tests. */
export type FaultPlan = Readonly<{
  /** The run is killed right before service call number `stopAfterCalls + 1` after the plan was made; once. */
  stopAfterCalls?: number;
  /** Calls that fail. `nth` counts the matching calls from 1; without it each one fails. */
  fail?: readonly Readonly<{ service: string; method?: string; nth?: number; message?: string }>[];
}>;

/** A plan with what has happened so far. */
export class PlannedFaults {
  private calls = 0;
  private stopped = false;
  private readonly hits: number[];

  constructor(private readonly plan: FaultPlan) {
    this.hits = (plan.fail ?? []).map(() => 0);
  }

  /** True once, when the next call is one too many. */
  stopsHere(): boolean {
    const limit = this.plan.stopAfterCalls;
    if (limit === undefined || this.stopped || this.calls < limit) {
      this.calls += 1;
      return false;
    }
    this.stopped = true;
    return true;
  }

  /** The error text this call shall fail with, or null. */
  failure(service: string, method: string): string | null {
    let text: string | null = null;
    (this.plan.fail ?? []).forEach((fault, index) => {
      if (fault.service !== service || (fault.method !== undefined && fault.method !== method)) return;
      const hit = (this.hits[index] ?? 0) + 1;
      this.hits[index] = hit;
      if (fault.nth === undefined || fault.nth === hit) text ??= fault.message ?? "We're sorry, a server error occurred. Please wait a bit and try again.";
    });
    return text;
  }
}
