# SPDX-License-Identifier: EUPL-1.2

# Why something was refused or found: Finding.code → sentence. {names} are the finding's params.
SENTENCES: dict = {}

# What happened, for the logbook: Entry.kind → sentence. {names} are the entry's facts.
DEEDS: dict = {}
