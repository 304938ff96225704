"""The figures of the reports, one module a report: plain data without a word of their own.

Rates, lags and attainment come from where `status` has them; here they are only put together.
"""
