/** What Copilot counts, by words that are the same in both of its reports. */
export type Meter = 'seat' | 'ai-credit' | 'premium-request' | '';

type Item = Readonly<{ product: string; sku: string; unitType: string }>;

/** GitHub bills more than Copilot. Names have changed their spelling, so letters' case and signs do not count. */
export function isCopilot({ product, sku }: Pick<Item, 'product' | 'sku'>): boolean {
  return /copilot/i.test(`${product} ${sku}`);
}

export function meterOf({ product, sku, unitType }: Item): Meter {
  const words = `${product} ${sku} ${unitType}`;
  if (/premium.?request/i.test(words)) return 'premium-request';
  if (/ai.?credit/i.test(words)) return 'ai-credit';
  return /user|seat/i.test(unitType) || /business|enterprise|standalone|seat/i.test(sku) ? 'seat' : '';
}
