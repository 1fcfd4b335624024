import { vendorOf as vendorOfProvider } from '../providers/known.js';
import { toolVendor } from '../tabs/catalog-vendors.js';

/**
 * The vendor of a provider id, or of what the register calls one: `openai` and
 * `ChatGPT` are OpenAI's. What neither knows is its own vendor.
 */
export function vendorOf(provider: string): string {
  const known = vendorOfProvider(provider);
  return known === provider ? toolVendor(provider) ?? provider.trim() : known;
}
