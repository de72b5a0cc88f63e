# SPDX-License-Identifier: EUPL-1.2
"""Letters and e-mails that must go out (outbox), and the receipt that every input gets."""
