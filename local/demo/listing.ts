/** A page of an inventory: items after an id, in the form both OpenAI and Anthropic use. */
export function listPage<Item extends Readonly<{ id: string }>>(items: readonly Item[], after: string | null, limit: number): Readonly<Record<string, unknown>> {
  const start = after === null ? 0 : items.findIndex(({ id }) => id === after) + 1;
  const data = items.slice(start, start + limit);
  return {
    object: 'list',
    data,
    first_id: data[0]?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
    has_more: start + limit < items.length,
  };
}
