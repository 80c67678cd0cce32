/** What the sign-in remembers. */
export interface LoginState {
  /** Signs access tokens; they are read back, never stored. */
  readonly signingKey: string;
  readonly codes: Map<string, AuthorizationCode>;
  readonly refreshTokens: Map<string, RefreshToken>;
}

export interface Grant {
  readonly partnerId: string;
  readonly clientId: string;
  readonly userPrincipalName: string;
  /** A second factor was given. */
  readonly isMfaCompliant: boolean;
}

export interface AuthorizationCode extends Grant {
  readonly redirectUri: string;
  readonly challenge: { readonly value: string; readonly method: "S256" | "plain" } | null;
  readonly nonce: string | null;
  readonly expiresAt: number;
  isUsed: boolean;
}

export interface RefreshToken extends Grant {
  readonly issuedAt: number;
  readonly expiresAt: number;
  isRevoked: boolean;
}

export const refreshTokenMs = 90 * 24 * 60 * 60 * 1000;
export const codeMs = 10 * 60 * 1000;
export const accessTokenSeconds = 3600;

export function newRefreshToken(login: LoginState, grant: Grant, text: string, now: number): string {
  const { partnerId, clientId, userPrincipalName, isMfaCompliant } = grant;
  login.refreshTokens.set(text, {
    partnerId,
    clientId,
    userPrincipalName,
    isMfaCompliant,
    issuedAt: now,
    expiresAt: now + refreshTokenMs,
    isRevoked: false,
  });
  return text;
}
