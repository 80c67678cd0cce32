/** What can be asked of a running simulator, behind `kapocs simulate-partner-center --help`. */
export const simulateHelp = `
Drive it with JSON under /simulator (Content-Type: application/json for all that writes):
  GET    /simulator                           partners, settings, troubles, counts
  GET    /simulator/tenants?name=…            tenants and whose customers they are
  POST   /simulator/tenants                   {"companyName":"…","domain":"…"} or {"count":1000,"partnerId":"…"}
  POST   /simulator/relationships             {"partnerId":"…","tenantId":"…"}: a customer without a link
  POST   /simulator/partners                  {"name":"…","kind":"direct"}
  POST   /simulator/partnerships              {"providerId":"…","resellerId":"…"}
  PATCH  /simulator/users/{name}              {"roles":["sales-agent"],"hasMfa":false,"isStoppedByPolicy":true}
  PATCH  /simulator/apps/{client id}          {"hasPartnerConsent":false}, {"redirectUris":["https://…"]}
  PUT    /simulator/tenants/{id}/subscriptions   [{"id":"…","offerName":"…","status":"active","isNewCommerce":true}]
  PATCH  /simulator/tenants/{id}/subscriptions/{sid}   {"status":"suspended"}: partners hear of it
  POST   /simulator/dap                       {"partnerId":"…","tenantId":"…","how":"granted"} (ended-by-customer, ended-by-vendor)
  PUT    /simulator/tenants/{id}/entitlements    [{"id":"…","entitlementType":"reservedInstance"}]
  POST   /simulator/accept                    {"link":"…","tenantId":"…"}: the customer's administrator agrees
  POST   /simulator/refresh-tokens            {"userPrincipalName":"…","clientId":"…"}
  POST   /simulator/refresh-tokens/revoke     {"userPrincipalName":"…"}
  PATCH  /simulator/settings                  {"isMfaDemandedAtSignIn":true}
  POST   /simulator/faults                    {"path":"/v1/customers","times":1,"kind":{"answer":"time-out","after":true}}
  PATCH  /simulator/faults                    {"hooks":"lost","auditDelayMs":60000,"customerBudgetPerMinute":null}
  DELETE /simulator/faults                    all troubles off
  POST   /simulator/hooks/flush               {}: web hooks that were given up are tried once more
  POST   /simulator/idle                      {}: answers when no web hook is on its way
  GET    /simulator/traffic?last=20           what was asked and answered, without secrets
  GET    /simulator/audit-records             what the audit log holds, late records too
  GET    /simulator/root-certificate          PEM, to trust its web hooks' signatures
  GET    /simulator/state, PUT the same       all of it, to be put back later
`;
