/** A wait that is read out. */
export function Loading({ what }: { what: string }) {
  return <p class="loading" role="status"><span class="spinner" aria-hidden="true" />{what}</p>;
}
