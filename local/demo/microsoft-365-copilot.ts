import { addDays, dayOfInstant } from '../../src/core/days.js';
import { chance } from './random.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';
import { staffEmail } from './staff.js';

const SETTINGS = { tenantId: 'demo.example', clientId: '11111111-aaaa-4bbb-8ccc-222222222222' };
const SECRET = 'demo~client~secret';
const TOKEN = 'demo-graph-token';
const USERS_IN_PAGE = 8;
const REPORT = '/beta/reports/getMicrosoft365CopilotUsageUserDetail(period=\'D30\')';
const LICENCES = { enabled: 20, assigned: 17 };

/** Microsoft Graph under `/microsoft-365-copilot`, with its sign-in beside it: 20 licences, 17 held, two of them never used. */
export const microsoft365CopilotDemo: DemoProvider = {
  id: 'microsoft-365-copilot',
  answer: (request) => {
    if (request.path === `/${SETTINGS.tenantId}/oauth2/v2.0/token`) return signIn(request.body);
    if (request.headers['authorization'] !== `Bearer ${TOKEN}`) throw refusal(401, 'InvalidAuthenticationToken', 'Access token is empty.');
    switch (decodeURIComponent(request.path)) {
      case REPORT: return users(request);
      case '/v1.0/subscribedSkus': return ok({ value: [sku('ENTERPRISEPACK', 80, 71), sku('Microsoft_365_Copilot', LICENCES.enabled, LICENCES.assigned)] });
      default: throw refusal(404, 'ResourceNotFound', 'Resource not found for the segment.');
    }
  },
  connectForm: (origin) => ({ provider: 'microsoft-365-copilot', name: 'Microsoft 365 Copilot', baseUrl: `${origin}/microsoft-365-copilot`, credentials: { clientSecret: SECRET }, settings: SETTINGS }),
};

function signIn(body: string): DemoAnswer {
  const form = new URLSearchParams(body);
  const isRight = form.get('client_id') === SETTINGS.clientId && form.get('client_secret') === SECRET && form.get('grant_type') === 'client_credentials';
  if (!isRight) throw new Refusal({ status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.' } });
  if (form.get('scope') !== 'https://graph.microsoft.com/.default') throw new Refusal({ status: 400, body: { error: 'invalid_scope', error_description: 'AADSTS70011: The provided value for scope is not valid.' } });
  return ok({ token_type: 'Bearer', expires_in: 3_599, ext_expires_in: 3_599, access_token: TOKEN });
}

function users({ query, now, origin }: DemoRequest): DemoAnswer {
  const skip = Number(query.get('$skiptoken') ?? '0');
  const refreshed = addDays(dayOfInstant(now), -2);
  const value = Array.from({ length: LICENCES.assigned }, (_, index) => {
    const last = index >= 15 ? null : addDays(refreshed, -(index >= 13 ? 50 : Math.floor(chance('m365', index) * 12)));
    return { reportRefreshDate: refreshed, userPrincipalName: staffEmail(index), displayName: '', lastActivityDate: last, copilotChatLastActivityDate: last, copilotActivityUserDetailsByPeriod: [{ reportPeriod: 30 }] };
  }).slice(skip, skip + USERS_IN_PAGE);
  const next = skip + USERS_IN_PAGE;
  const link = next < LICENCES.assigned ? { '@odata.nextLink': `${origin}/microsoft-365-copilot${REPORT}?$format=application/json&$skiptoken=${String(next)}` } : {};
  return ok({ value, ...link });
}

function sku(skuPartNumber: string, enabled: number, consumedUnits: number): Readonly<Record<string, unknown>> {
  return { skuId: skuPartNumber, skuPartNumber, capabilityStatus: 'Enabled', consumedUnits, prepaidUnits: { enabled, suspended: 0, warning: 0, lockedOut: 0 }, appliesTo: 'User' };
}

function refusal(status: number, code: string, message: string): Refusal {
  return new Refusal({ status, body: { error: { code, message, innerError: { date: '2026-11-16T08:00:00', 'request-id': 'demo' } } } });
}
