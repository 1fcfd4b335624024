import type { Bucket } from '../core/records.js';
import { providerById } from './index.js';
import { roadById } from './roads.js';

/**
 * What is known of the provider that a row names: rows also come from files, of
 * vendors that have a road and nothing to connect.
 */

/** Its name for people; the id itself where it is not known. */
export function providerLabel(id: string): string {
  return providerById(id)?.label ?? roadById(id)?.vendor ?? id;
}

/** The vendor whose buckets join into one total. */
export function vendorOf(id: string): string {
  return providerById(id)?.vendor ?? roadById(id)?.vendor ?? id;
}

/** Where its spend belongs; what is not known is taken for an API. */
export function bucketOf(id: string): Bucket {
  return providerById(id)?.bucket ?? roadById(id)?.bucket ?? 'API';
}
