import type { FaultPlan } from '../standin/faults.js';
import type { Failure, RawConfig } from './schema.js';

/** The planned faults of a run, `MailApp.sendEmail` taken apart into service and method. */
export function faultPlan(faults: NonNullable<RawConfig['faults']>): FaultPlan {
  return {
    ...(faults.stopAfterCalls !== undefined && { stopAfterCalls: faults.stopAfterCalls }),
    fail: (faults.fail ?? []).map((failure) => plannedFailure(typeof failure === 'string' ? { service: failure } : failure)),
  };
}

function plannedFailure({ service, method, nth, message }: Failure): NonNullable<FaultPlan['fail']>[number] {
  const [name = service, ownMethod] = service.split('.');
  const which = method ?? ownMethod;
  return {
    service: name,
    ...(which !== undefined && { method: which }),
    ...(nth !== undefined && { nth }),
    ...(message !== undefined && { message }),
  };
}
