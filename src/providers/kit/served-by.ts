import { makerOf } from '../../core/prices/provider.js';
import { otelProvider } from '../../core/provider-names.js';

/** Who served a call, by OpenTelemetry name: as the log tells it, else whoever makes the model; '' when neither tells. */
export function servedBy(provider: string, model: string): string {
  return otelProvider(provider === '' ? makerOf(model) ?? '' : provider);
}
