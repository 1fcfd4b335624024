/** Service tier as rows name it: blank for standard. */
export function tierOf(serviceTier: string): string {
  return serviceTier === 'standard' ? '' : serviceTier;
}
