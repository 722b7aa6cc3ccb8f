{{/* The operator's settings. */}}
{{- define "apriori-operator.env" -}}
- name: POD_NAME
  valueFrom:
    fieldRef: {fieldPath: metadata.name}
- name: POD_NAMESPACE
  valueFrom:
    fieldRef: {fieldPath: metadata.namespace}
- name: APRIORI_WATCH_NAMESPACES
  value: {{ join "," .Values.watchNamespaces | quote }}
- name: APRIORI_MINER_IMAGE
  value: {{ include "apriori-operator.image" (dict "image" .Values.miner.image "tag" .Chart.AppVersion) | quote }}
- name: APRIORI_MINER_IMAGE_PULL_POLICY
  value: {{ .Values.miner.image.pullPolicy }}
- name: APRIORI_IMAGE_PULL_SECRETS
  value: {{ join "," .Values.miner.imagePullSecrets | quote }}
{{- if .Values.spark.enabled }}
- name: APRIORI_SPARK_IMAGE
  value: {{ include "apriori-operator.image" (dict "image" .Values.spark.image "tag" .Chart.AppVersion) | quote }}
- name: APRIORI_SPARK_SERVICE_ACCOUNT
  value: {{ .Values.spark.serviceAccount | quote }}
{{- end }}
- name: APRIORI_TRACKING_URI
  value: {{ include "apriori-operator.trackingUri" . | quote }}
- name: APRIORI_CLUSTER_NAME
  value: {{ .Values.clusterName | quote }}
- name: APRIORI_LOG_LEVEL
  value: {{ .Values.logLevel }}
- name: APRIORI_LOG_FORMAT
  value: {{ .Values.logFormat }}
- name: APRIORI_LEADER_ELECTION
  value: {{ .Values.leaderElection | quote }}
- name: APRIORI_RESULT_WAIT
  value: {{ .Values.resultWait }}
{{- end }}
